/**
 * Contracts as tests: a class that implements one of the interfaces of this package inherits its test methods, and so
 * shows that a space, an objective or a method keeps the promises its interface makes.
 */
@NullMarked
package io.glissade.testkit;

import org.jspecify.annotations.NullMarked;
