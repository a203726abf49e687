/** Tests of files of state. */
@NullMarked
package io.glissade.report.checkpoint;

import org.jspecify.annotations.NullMarked;
