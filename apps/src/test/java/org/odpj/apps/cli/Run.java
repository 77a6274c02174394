package org.odpj.apps.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * One call of the command, in this process.
 *
 * @param code its exit code
 * @param out what it printed
 * @param err what it complained of
 */
public record Run(int code, String out, String err) {
  /** Runs the command. */
  public static Run odp(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = OdpCommand.commandLine();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int code = line.execute(arguments);
    return new Run(code, out.toString(), err.toString());
  }
}
