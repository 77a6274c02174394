package org.odpj.apps.bench;

/**
 * One run of l2fwd.
 *
 * @param pps packets a second
 * @param bytesPerPacket what it allocated in steady state
 * @param collections garbage collections in steady state
 */
record Measure(double pps, double bytesPerPacket, long collections) {}
