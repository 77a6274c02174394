package org.odpj.accel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.odpj.accel.ipsecmb.ImbAlgorithms;
import org.odpj.error.OdpException;
import org.odpj.system.Diagnosis;
import org.odpj.system.Diagnosis.State;

class DiagnosisTest {
  @Test
  void everyEngineSaysWhatItFinds() {
    assertThat(
            Stream.of(new JcaBackend(), new OpensslBackend(), new IpsecMbBackend())
                .flatMap(e -> e.diagnose().stream()))
        .hasSize(3)
        .allSatisfy(diagnosis -> assertThat(diagnosis.found()).isNotEmpty())
        .allSatisfy(diagnosis ->
            assertThat(diagnosis.advice().isEmpty()).isEqualTo(diagnosis.state() == State.OK));
  }

  @Test
  void saysWhatToInstallForAnAbsentLibrary() {
    Diagnosis diagnosis =
        new NativeLibrary("nothing", "libodpj-absent.so.9", "libabsent9", "f", Optional.empty())
            .diagnose();
    assertThat(diagnosis.state()).isEqualTo(State.DEGRADED);
    assertThat(diagnosis.found()).contains("libodpj-absent.so.9");
    assertThat(diagnosis.advice()).contains("libabsent9");
  }

  @Test
  void readsTheVersionOfALibraryThatIsThere() {
    Diagnosis diagnosis =
        new NativeLibrary(
                "the C library", "libc.so.6", "libc6", "gnu_get_libc_version", Optional.empty())
            .diagnose();
    assertThat(diagnosis.state()).isEqualTo(State.OK);
    assertThat(diagnosis.found()).matches("\\d+\\.\\d+.*");
  }

  @Test
  void refusesAnIpsecMbOfAnotherVersionInOneLine() {
    assertThatThrownBy(() -> IpsecMbBackend.requireKnown(Optional.of("2.0.0")))
        .isInstanceOf(OdpException.class)
        .hasMessageContainingAll("libIPSec_MB.so.1", "2.0.0", ImbAlgorithms.VERSION)
        .hasMessageNotContaining("\n");
    assertThatThrownBy(() -> IpsecMbBackend.requireKnown(Optional.empty()))
        .isInstanceOf(OdpException.class)
        .hasMessageContaining("apt-get install libipsec-mb1");
    assertThatNoException()
        .isThrownBy(() -> IpsecMbBackend.requireKnown(Optional.of(ImbAlgorithms.VERSION)));
  }

  @Test
  void readsCpuFlags(@TempDir Path folder) throws IOException {
    Path cpuinfo = folder.resolve("cpuinfo");
    Files.writeString(cpuinfo, "processor : 0\nflags\t\t: fpu aes vaes sse2\n");
    assertThat(CpuFeatures.read(cpuinfo).present()).containsExactly("aes", "vaes");
    assertThat(CpuFeatures.read(folder.resolve("absent")).diagnose().state())
        .isEqualTo(State.DEGRADED);
  }
}
