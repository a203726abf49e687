package io.glissade.cli.fit;

import io.glissade.finitesum.FiniteSumMethod;

/**
 * A method by the name a user gives it.
 *
 * @param about one line for the help
 */
record MethodRow(String name, String about, FiniteSumMethod method) {}
