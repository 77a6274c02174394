package org.odpj;

import java.util.List;
import java.util.Set;
import org.odpj.config.ConfigKey;
import org.odpj.pktio.PktioForm;
import org.odpj.system.ApiVersion;
import org.odpj.system.Diagnosis;
import org.odpj.system.Subsystem;

/**
 * A backend that was found, without opening it.
 *
 * @param name the name to open it by
 * @param version its own version
 * @param description one line
 * @param apiVersion the version of the API it was written for
 * @param subsystems what it provides
 * @param keys its configuration keys
 * @param interfaces the forms of interface names that it can open
 * @param diagnoses what it finds on this machine
 */
public record BackendInfo(
    String name,
    String version,
    String description,
    ApiVersion apiVersion,
    Set<Subsystem> subsystems,
    List<ConfigKey<?>> keys,
    List<PktioForm> interfaces,
    List<Diagnosis> diagnoses) {}
