package io.glissade.cli.fit;

import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.multinomial.MultinomialMethod;
import org.jspecify.annotations.Nullable;

/**
 * A method by the name a user gives it.
 *
 * @param about one line for the help
 * @param method for losses of one margin
 * @param multinomial for the multinomial loss, {@code null} where the method does not know it
 */
record MethodRow(
        String name,
        String about,
        FiniteSumMethod method,
        @Nullable MultinomialMethod multinomial) {}
