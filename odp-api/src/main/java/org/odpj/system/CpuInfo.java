package org.odpj.system;

/**
 * One CPU.
 *
 * @param number its number, as in a {@link CpuMask}
 * @param model the processor's own name (ODP: {@code odp_cpu_model_str_id}); empty if unknown
 * @param hz the frequency that it runs at just now, in Hz; 0 if unknown (ODP: {@code
 *     odp_cpu_hz_id})
 * @param maxHz its highest frequency, in Hz; 0 if unknown (ODP: {@code odp_cpu_hz_max_id})
 */
public record CpuInfo(int number, String model, long hz, long maxHz) {}
