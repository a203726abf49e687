package io.glissade.cli.figure;

import java.util.List;
import java.util.Locale;

/** Figures for a person: one block each, a verdict at the end. */
public final class FigureTable {

    private FigureTable() {}

    /** The text, ending with a line break. */
    public static String of(List<Figure> figures) {
        int widest =
                figures.stream().mapToInt(figure -> figure.id().length()).max().orElse(1);
        StringBuilder text = new StringBuilder();
        String group = "";
        for (Figure figure : figures) {
            String of = figure.id().substring(0, Math.max(0, figure.id().indexOf('/')));
            if (!of.equals(group)) {
                text.append(group.isEmpty() ? "" : System.lineSeparator());
                group = of;
            }
            String indent = " ".repeat(widest + 8);
            text.append(String.format(
                    Locale.ROOT,
                    "%-4s  %-" + widest + "s  %s%n",
                    figure.pass() ? "pass" : "FAIL",
                    figure.id(),
                    figure.claim()));
            text.append(String.format(Locale.ROOT, "%starget    %s%n", indent, figure.target()));
            text.append(String.format(Locale.ROOT, "%sobserved  %s%n", indent, figure.observed()));
        }
        long failed = figures.stream().filter(figure -> !figure.pass()).count();
        text.append(String.format(
                Locale.ROOT, "%n%d figures: %d pass, %d fail%n", figures.size(), figures.size() - failed, failed));
        return text.toString();
    }
}
