package org.odpj.apps.run;

import java.util.ArrayList;
import java.util.List;
import org.odpj.pktio.Pktio;

/** Sees interfaces go down and come back, and remembers it for the end of the run. */
public final class LinkWatch {
  /** One interface. */
  private static final class Watched {
    final Pktio pktio;
    boolean everUp;
    boolean down;
    int failures;

    Watched(Pktio pktio) {
      this.pktio = pktio;
    }
  }

  private final List<Watched> all;

  /**
   * Watches interfaces.
   *
   * @param pktios the interfaces of a run
   */
  public LinkWatch(List<Pktio> pktios) {
    this.all = pktios.stream().map(Watched::new).toList();
  }

  /**
   * Looks at each link.
   *
   * @return a line for each that changed since the last look; none for one that is up as expected
   */
  public List<String> changes() {
    List<String> lines = new ArrayList<>();
    for (Watched watched : all) {
      boolean down = !watched.pktio.link().up();
      if (down && !watched.down) {
        watched.failures++;
        lines.add(
            "interface '%s' is %s; packets to it are dropped until it returns"
                .formatted(watched.pktio.name(), watched.everUp ? "down" : "not up yet"));
      } else if (!down && watched.down) {
        lines.add("interface '%s' is up again".formatted(watched.pktio.name()));
        if (!watched.everUp) {
          watched.failures = 0; // It only took its time to come up.
        }
      }
      watched.down = down;
      watched.everUp |= !down;
    }
    return lines;
  }

  /**
   * How often a link failed.
   *
   * @param index as the interfaces were given
   * @return 0 if it was up all the time, or has been since it first came up
   */
  public int failures(int index) {
    return all.get(index).failures;
  }

  /**
   * Whether a link is down.
   *
   * @param index as the interfaces were given
   * @return as the last look saw it
   */
  public boolean down(int index) {
    return all.get(index).down;
  }

  /**
   * Whether any link failed.
   *
   * @return true if one did, even if it is up again
   */
  public boolean anyFailed() {
    return all.stream().anyMatch(watched -> watched.failures > 0);
  }
}
