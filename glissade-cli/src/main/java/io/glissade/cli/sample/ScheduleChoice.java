package io.glissade.cli.sample;

import io.glissade.cli.console.BadInput;
import io.glissade.langevin.schedule.CosineCycles;
import io.glissade.langevin.schedule.CyclicalTemperature;
import io.glissade.langevin.schedule.GeometricAnnealing;
import io.glissade.langevin.schedule.PolynomialDecay;
import io.glissade.langevin.schedule.Schedule;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How step size and temperature go along a run.
 *
 * @param text as the user wrote it
 */
record ScheduleChoice(String text, String name, Map<String, Double> numbers) {

    private static final Map<String, Map<String, Double>> KINDS = kinds();

    private static Map<String, Map<String, Double>> kinds() {
        Map<String, Map<String, Double>> kinds = new LinkedHashMap<>();
        kinds.put("constant", Map.of());
        kinds.put("decay", Map.of("power", 1.0 / 3));
        kinds.put("anneal", Map.of("from", 10.0));
        Map<String, Double> cycles = new LinkedHashMap<>();
        cycles.put("cycles", 10.0);
        cycles.put("exploring", 0.5);
        kinds.put("cyclical", cycles);
        return kinds;
    }

    /** Reads the text and checks every number. */
    static ScheduleChoice parse(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        Map<String, Double> defaults = KINDS.get(name);
        if (defaults == null) {
            throw new BadInput("--schedule must be one of " + String.join(", ", KINDS.keySet()) + ", got " + text);
        }
        Map<String, Double> numbers = new LinkedHashMap<>(defaults);
        for (String pair : colon < 0 ? new String[0] : text.substring(colon + 1).split(",", -1)) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            if (equals < 0 || !numbers.containsKey(key)) {
                throw new BadInput("--schedule " + text + ": unknown key '" + key + "'; " + name + " takes "
                        + (numbers.isEmpty() ? "none" : String.join(", ", numbers.keySet())));
            }
            try {
                numbers.put(key, Double.parseDouble(pair.substring(equals + 1)));
            } catch (NumberFormatException notANumber) {
                throw new BadInput("--schedule " + text + ": " + key + " must be a number, got '"
                        + pair.substring(equals + 1) + "'");
            }
        }
        ScheduleChoice choice = new ScheduleChoice(text, name, numbers);
        choice.require("power", 0, 1);
        choice.require("from", Double.MIN_VALUE, Double.MAX_VALUE);
        choice.require("cycles", 1, 1e9);
        choice.require("exploring", 0, Math.nextDown(1.0));
        return choice;
    }

    private void require(String key, double least, double most) {
        Double value = numbers.get(key);
        if (value != null && !(value >= least && value <= most)) {
            throw new BadInput("--schedule " + text + ": " + key + " is out of range, got " + value);
        }
    }

    private double number(String key) {
        return numbers.getOrDefault(key, Double.NaN);
    }

    /** Whether it is the same all along. */
    boolean isConstant() {
        return name.equals("constant");
    }

    /** Whether the temperature of the draws changes, so that they are of no one distribution. */
    boolean changesTemperature() {
        return name.equals("anneal");
    }

    /** The step size of each move after the warm-up, which ends before move {@code warmUp}. */
    Schedule steps(double step, double warmUpStep, long warmUp, long moves) {
        Schedule later =
                switch (name) {
                    // It begins as asked for and has fallen by 2^-power after a tenth of the moves.
                    case "decay" -> {
                        double offset = Math.max(1, moves / 10.0);
                        yield new PolynomialDecay(step * Math.pow(offset, number("power")), offset, number("power"));
                    }
                    case "cyclical" -> new CosineCycles(step, cycle(moves));
                    default -> Schedule.constant(step);
                };
        return warmUp == 0 ? later : move -> move < warmUp ? warmUpStep : later.at(move - warmUp);
    }

    /** The temperature of each move. */
    Schedule temperatures(double temperature, long warmUp, long moves) {
        Schedule later =
                switch (name) {
                    case "anneal" -> new GeometricAnnealing(number("from"), temperature, Math.max(1, moves));
                    case "cyclical" -> cyclical(temperature, moves);
                    default -> Schedule.constant(temperature);
                };
        return isConstant() || warmUp == 0 ? later : move -> move < warmUp ? temperature : later.at(move - warmUp);
    }

    /** Whether the move, counted from the end of the warm-up, may become a draw. */
    boolean samples(long move, double temperature, long moves) {
        return !name.equals("cyclical") || cyclical(temperature, moves).samples(move);
    }

    private CyclicalTemperature cyclical(double temperature, long moves) {
        return new CyclicalTemperature(temperature, cycle(moves), number("exploring"));
    }

    private long cycle(long moves) {
        return Math.max(2, (long) (moves / number("cycles")));
    }

    /** The share of the moves after the warm-up that may become draws. */
    double sampledShare() {
        return name.equals("cyclical") ? 1 - number("exploring") : 1;
    }
}
