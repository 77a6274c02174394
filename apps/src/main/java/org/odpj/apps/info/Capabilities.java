package org.odpj.apps.info;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.odpj.Odp;

/** The capabilities of a data plane as names and values, in the order of their declaration. */
final class Capabilities {
  private Capabilities() {}

  static Map<String, Map<String, Object>> of(Odp odp) {
    Map<String, Map<String, Object>> all = new LinkedHashMap<>();
    all.put("pools", values(odp.poolCapability()));
    all.put("vector pools", values(odp.vectorPoolCapability()));
    all.put("plain queues", values(odp.queueCapability()));
    all.put("scheduler", values(odp.scheduler().capability()));
    return all;
  }

  /** What the components of a record of the API hold. */
  static Map<String, Object> values(Record api) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (RecordComponent component : api.getClass().getRecordComponents()) {
      try {
        values.put(component.getName(), component.getAccessor().invoke(api));
      } catch (ReflectiveOperationException e) {
        throw new LinkageError("a record of an exported package cannot be read", e);
      }
    }
    return values;
  }
}
