/**
 * Readers of tables for linear models, and what is done to a table before learning: classes, standardisation, order of the rows.
 * What cannot be read is refused with an {@link java.io.IOException} of one line that names the file, the line, the rule and the
 * value.
 */
@NullMarked
package io.glissade.table;

import org.jspecify.annotations.NullMarked;
