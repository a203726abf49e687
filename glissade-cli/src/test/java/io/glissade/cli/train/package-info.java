@NullMarked
package io.glissade.cli.train;

import org.jspecify.annotations.NullMarked;
