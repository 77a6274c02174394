package org.odpj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.odpj.config.OdpConfig;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;

/**
 * What is found on the class path, and how it is refused: the backends are those named in a
 * services file of the test's own.
 */
class BackendLoadingTest {
  @TempDir Path folder;
  private ClassLoader before;

  @BeforeEach
  void keepClassLoader() {
    before = Thread.currentThread().getContextClassLoader();
  }

  @AfterEach
  void restoreClassLoader() {
    Thread.currentThread().setContextClassLoader(before);
  }

  private void install(String... classNames) throws IOException {
    Path services = folder.resolve("META-INF/services");
    Files.createDirectories(services);
    Files.write(services.resolve("org.odpj.spi.Backend"), List.of(classNames));
    Thread.currentThread()
        .setContextClassLoader(new URLClassLoader(new URL[] {url(folder)}, before));
  }

  private static URL url(Path path) throws MalformedURLException {
    URI uri = path.toUri();
    return uri.toURL();
  }

  private static void assertRefused(ErrorCode code, ThrowingCallable call, String... words) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(OdpException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContainingAll(words);
  }

  @Test
  void noBackendAtAll() {
    assertRefused(
        ErrorCode.BACKEND_UNKNOWN,
        () -> Odp.open(OdpConfig.backend("dpdk")),
        "'dpdk'",
        "no backend at all");
  }

  @Test
  void anUnknownNameListsWhatWasFoundAndTheNearest() throws IOException {
    install(StubBackend.class.getName());
    assertRefused(
        ErrorCode.BACKEND_UNKNOWN, () -> Odp.open(OdpConfig.backend("stab")), "'stab'", "'stub'");
  }

  @Test
  void twoBackendsOfOneName() throws IOException {
    install(StubBackend.class.getName(), StubBackend.Twin.class.getName());
    assertRefused(
        ErrorCode.BACKEND_DUPLICATE,
        () -> Odp.open(OdpConfig.backend("stub")),
        "'stub'",
        StubBackend.class.getName(),
        StubBackend.Twin.class.getName());
  }

  @Test
  void aBackendThatCannotBeMadeNamesItselfAndWhatLoaded() throws IOException {
    install(StubBackend.class.getName(), StubBackend.Broken.class.getName());
    assertRefused(
        ErrorCode.BACKEND_LOAD_FAILED,
        Odp::backends,
        StubBackend.Broken.class.getName(),
        "the stub was told to fail",
        "loaded before it: stub");
  }

  @Test
  void aClassThatIsNotThere() throws IOException {
    install("org.acme.Absent");
    assertRefused(ErrorCode.BACKEND_LOAD_FAILED, Odp::backends, "org.acme.Absent");
  }

  @Test
  void aBackendForAnotherVersionOfTheApi() throws IOException {
    install(StubBackend.Newer.class.getName());
    assertRefused(
        ErrorCode.BACKEND_API_VERSION,
        () -> Odp.open(OdpConfig.backend("newer")),
        "'newer'",
        "1000.0",
        Odp.apiVersion().toString());
  }

  @Test
  void aSubsystemThatTheNamedBackendDoesNotProvide() throws IOException {
    install(StubBackend.class.getName());
    assertRefused(
        ErrorCode.SUBSYSTEM_MISSING,
        () -> Odp.open(OdpConfig.backend("stub").with("pool", "stub")),
        "'stub'",
        "pools");
  }

  @Test
  void withoutTheSoftwareBackendTheRestIsMissing() throws IOException {
    install(StubBackend.class.getName());
    assertRefused(
        ErrorCode.BACKEND_UNKNOWN, () -> Odp.open(OdpConfig.backend("stub")), "'linux-generic'");
  }

  @Test
  void backendsAreListedWithoutBeingOpened() throws IOException {
    install(StubBackend.class.getName());
    assertThat(Odp.backends())
        .singleElement()
        .satisfies(info -> {
          assertThat(info.name()).isEqualTo("stub");
          assertThat(info.diagnoses()).isNotEmpty();
        });
  }
}
