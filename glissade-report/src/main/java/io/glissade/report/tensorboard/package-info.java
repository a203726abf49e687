/** TensorBoard event files, written without TensorFlow. */
@NullMarked
package io.glissade.report.tensorboard;

import org.jspecify.annotations.NullMarked;
