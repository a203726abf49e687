/** From the text of a {@code --rule} to a method. */
@NullMarked
package io.glissade.cli.rule;

import org.jspecify.annotations.NullMarked;
