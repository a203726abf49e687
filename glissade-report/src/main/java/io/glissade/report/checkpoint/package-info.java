/** The state of a run on disk, in a format that other tools read. */
@NullMarked
package io.glissade.report.checkpoint;

import org.jspecify.annotations.NullMarked;
