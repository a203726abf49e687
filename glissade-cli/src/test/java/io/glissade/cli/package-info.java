@NullMarked
package io.glissade.cli;

import org.jspecify.annotations.NullMarked;
