package io.glissade.architecture.violation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Logger;
import org.assertj.core.api.Assertions;

/** One class for each rule, which it breaks. */
public interface Violation {

    double value() throws Exception;

    final class Prints implements Violation {
        @Override
        public double value() {
            System.out.println("step");
            return 0;
        }
    }

    final class Logs implements Violation {
        @Override
        public double value() {
            Logger.getAnonymousLogger().info("step");
            return 0;
        }
    }

    final class LooksAtTheClock implements Violation {
        @Override
        public double value() {
            return (double) System.nanoTime();
        }
    }

    final class AsksForTheDate implements Violation {
        @Override
        public double value() {
            return (double) Instant.now().getEpochSecond();
        }
    }

    final class DrawsFromTheOldGenerator implements Violation {
        @Override
        public double value() {
            return new Random(0).nextDouble();
        }
    }

    final class DrawsWithoutASeed implements Violation {
        @Override
        public double value() {
            return Math.random();
        }
    }

    final class DrawsFromTheThread implements Violation {
        @Override
        public double value() {
            return ThreadLocalRandom.current().nextDouble();
        }
    }

    final class Serialises implements Violation {
        @Override
        public double value() throws IOException {
            new ObjectOutputStream(new ByteArrayOutputStream()).writeObject("point");
            return 0;
        }
    }

    final class LoadsByName implements Violation {
        @Override
        public double value() throws ClassNotFoundException {
            return Class.forName("java.lang.String").getModifiers();
        }
    }

    final class Reflects implements Violation {
        @Override
        public double value() {
            return getClass().getDeclaredMethods().length;
        }
    }

    final class NeedsALibrary implements Violation {
        @Override
        public double value() {
            Assertions.assertThat(1).isOne();
            return 0;
        }
    }

    class CanBeExtended implements Violation {
        @Override
        public double value() {
            return 0;
        }
    }

    abstract class IsAbstract implements Violation {}

    /** Keeps every rule: a record, an enum and a switch over it, an anonymous class and a lambda. */
    record Blameless(double value) implements Violation {

        private enum Kind {
            ODD {
                @Override
                double factor() {
                    return -1;
                }
            },
            PLAIN {
                @Override
                double factor() {
                    return 1;
                }
            };

            abstract double factor();
        }

        Violation doubled() {
            return new Violation() {
                @Override
                public double value() {
                    return 2 * value * Kind.PLAIN.factor();
                }
            };
        }

        double parity(Kind kind) {
            return switch (kind) {
                case ODD -> 1;
                case PLAIN -> 0;
            };
        }

        Violation halved() {
            return () -> value / 2;
        }
    }
}
