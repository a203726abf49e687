/** Files of a run: tables of numbers, strict JSON, and writing that says what failed. */
@NullMarked
package io.glissade.report.file;

import org.jspecify.annotations.NullMarked;
