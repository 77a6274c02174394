package org.odpj.apps.run;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in aligned columns, each as wide as its widest cell; the last is not padded. */
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  /** A table without rows. */
  public Table() {}

  /**
   * Adds a row.
   *
   * @param cells as many as other rows have
   * @return this
   */
  public Table row(Object... cells) {
    List<String> row = new ArrayList<>(cells.length);
    for (Object cell : cells) {
      row.add(String.valueOf(cell));
    }
    rows.add(row);
    return this;
  }

  /**
   * The lines.
   *
   * @param indent what each starts with
   * @return each ended
   */
  public String render(String indent) {
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(indent);
      for (int i = 0; i < row.size(); i++) {
        String cell = row.get(i);
        line.append(cell);
        if (i < row.size() - 1) {
          line.repeat(' ', width(i) - cell.length() + 2);
        }
      }
      out.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return out.toString();
  }

  private int width(int column) {
    return rows.stream()
        .filter(row -> column < row.size())
        .mapToInt(row -> row.get(column).length())
        .max()
        .orElse(0);
  }
}
