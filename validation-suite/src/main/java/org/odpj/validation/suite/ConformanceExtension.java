package org.odpj.validation.suite;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/**
 * Runs each selected variant of a case on a data plane of its own. The invocation's display name is
 * the case's id.
 */
public final class ConformanceExtension implements TestTemplateInvocationContextProvider {
  /** For JUnit, which makes one for each case. */
  public ConformanceExtension() {}

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public boolean mayReturnZeroTestTemplateInvocationContexts(ExtensionContext context) {
    return true; // Every variant may have been filtered out.
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    Settings settings = Settings.from(context::getConfigurationParameter);
    Method method = context.getRequiredTestMethod();
    return CaseInfo.of(context.getRequiredTestClass(), method).stream()
        .filter(info -> settings.cases().isEmpty() || settings.cases().contains(info.id()))
        .map(info -> new Invocation(info, settings));
  }

  /** One case. */
  private record Invocation(CaseInfo info, Settings settings)
      implements TestTemplateInvocationContext {
    @Override
    public String getDisplayName(int invocationIndex) {
      return info.id();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(new DataPlane(info, settings));
    }
  }

  /** Opens the data plane before the case and closes it after. */
  private static final class DataPlane
      implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private final CaseInfo info;
    private final Settings settings;
    private @Nullable Fixture fixture;

    DataPlane(CaseInfo info, Settings settings) {
      this.info = info;
      this.settings = settings;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
      fixture = new Fixture(settings, info);
    }

    @Override
    public void afterEach(ExtensionContext context) {
      if (fixture != null) {
        fixture.close(context.getExecutionException().isEmpty());
      }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      Class<?> type = parameter.getParameter().getType();
      return type == Fixture.class || info.variants().stream().anyMatch(type::isInstance);
    }

    @Override
    public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      Class<?> type = parameter.getParameter().getType();
      return type == Fixture.class
          ? fixture
          : info.variants().stream().filter(type::isInstance).findFirst().orElseThrow();
    }
  }
}
