/** Tests of the event files, read back by Google's own classes. */
@NullMarked
package io.glissade.report.tensorboard;

import org.jspecify.annotations.NullMarked;
