package org.odpj.linuxgeneric;

import org.odpj.linuxgeneric.classify.LinuxClassifier;
import org.odpj.linuxgeneric.pktio.LinuxPktios;
import org.odpj.linuxgeneric.pool.LinuxPools;
import org.odpj.linuxgeneric.pool.LinuxTimeouts;
import org.odpj.linuxgeneric.pool.LinuxVectors;
import org.odpj.linuxgeneric.pool.OpenPools;
import org.odpj.linuxgeneric.queue.LinuxQueues;
import org.odpj.linuxgeneric.schedule.LinuxSchedulers;
import org.odpj.linuxgeneric.stash.LinuxStashes;
import org.odpj.linuxgeneric.system.LinuxSystem;
import org.odpj.linuxgeneric.timer.LinuxTimers;
import org.odpj.spi.BackendContext;
import org.odpj.spi.BackendInstance;
import org.odpj.spi.ClassifierProvider;
import org.odpj.spi.PktioProvider;
import org.odpj.spi.PoolProvider;
import org.odpj.spi.QueueProvider;
import org.odpj.spi.SchedulerProvider;
import org.odpj.spi.StashProvider;
import org.odpj.spi.SystemProvider;
import org.odpj.spi.TimerProvider;
import org.odpj.spi.VectorProvider;

/**
 * The software of one data plane. Only its pools and its timers' thread are anything that a garbage
 * collector does not free.
 */
final class LinuxGenericInstance implements BackendInstance {
  private final LinuxSystem system = new LinuxSystem();
  private final OpenPools open;
  private final LinuxPools pools;
  private final LinuxVectors vectors;
  private final LinuxPktios pktios;
  private final LinuxQueues queues;
  private final LinuxSchedulers schedulers;
  private final LinuxClassifier classifier = new LinuxClassifier();
  private final LinuxStashes stashes = new LinuxStashes();
  private final LinuxTimers timers;

  LinuxGenericInstance(BackendContext context) {
    this.open = new OpenPools(context);
    this.pools = new LinuxPools(open);
    this.vectors = new LinuxVectors(open);
    this.pktios = new LinuxPktios(context);
    this.queues = new LinuxQueues(context);
    this.schedulers = new LinuxSchedulers(context);
    this.timers = new LinuxTimers(context, new LinuxTimeouts(open));
  }

  @Override
  public SystemProvider system() {
    return system;
  }

  @Override
  public PoolProvider pools() {
    return pools;
  }

  @Override
  public VectorProvider vectors() {
    return vectors;
  }

  @Override
  public PktioProvider pktios() {
    return pktios;
  }

  @Override
  public QueueProvider queues() {
    return queues;
  }

  @Override
  public SchedulerProvider scheduler() {
    return schedulers;
  }

  @Override
  public ClassifierProvider classifier() {
    return classifier;
  }

  @Override
  public StashProvider stashes() {
    return stashes;
  }

  @Override
  public TimerProvider timers() {
    return timers;
  }

  @Override
  public void close() {
    timers.stop();
    open.close();
  }
}
