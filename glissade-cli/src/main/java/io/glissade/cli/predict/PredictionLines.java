package io.glissade.cli.predict;

import io.glissade.cli.linear.LossRow;
import io.glissade.cli.linear.Scores;
import io.glissade.table.Classes;
import java.util.List;
import java.util.StringJoiner;

/**
 * The lines of a table of predictions. For two classes {@code margin,probability,class}, the probability that of the second class and left
 * out where the loss has none; for several {@code margin:CLASS} and {@code probability:CLASS} of each, then {@code class}; for numbers
 * {@code margin,value}.
 */
final class PredictionLines {

    private final Scores scores;
    private final List<String> classes;
    private final boolean probable;

    PredictionLines(Scores scores) {
        this.scores = scores;
        Classes known = scores.classes();
        this.classes = known == null ? List.of() : known.names();
        this.probable = scores.loss().kind() != LossRow.Kind.SIGN;
    }

    String header() {
        if (classes.isEmpty()) {
            return "margin,value\n";
        }
        if (scores.outputs() == 1) {
            return probable ? "margin,probability,class\n" : "margin,class\n";
        }
        StringJoiner line = new StringJoiner(",", "", ",class\n");
        classes.forEach(name -> line.add(quoted("margin:" + name)));
        classes.forEach(name -> line.add(quoted("probability:" + name)));
        return line.toString();
    }

    String line(double[] margins) {
        StringJoiner line = new StringJoiner(",", "", "\n");
        for (double margin : margins) {
            line.add(Double.toString(margin));
        }
        if (classes.isEmpty()) {
            return line.add(Double.toString(scores.number(margins[0]))).toString();
        }
        if (probable) {
            double[] probabilities = scores.probabilities(margins);
            for (int k = scores.outputs() == 1 ? 1 : 0; k < probabilities.length; k++) {
                line.add(Double.toString(probabilities[k]));
            }
        }
        return line.add(quoted(classes.get(scores.place(margins)))).toString();
    }

    private static String quoted(String text) {
        return text.matches("[^\",\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
