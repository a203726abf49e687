/** Problems that the tests of several packages use. */
@NullMarked
package io.glissade.conditional.example;

import org.jspecify.annotations.NullMarked;
