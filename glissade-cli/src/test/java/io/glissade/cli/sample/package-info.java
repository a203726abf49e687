/** Tests of the parts of {@code glissade sample}. */
@NullMarked
package io.glissade.cli.sample;

import org.jspecify.annotations.NullMarked;
