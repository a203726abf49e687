@NullMarked
package io.glissade.cli.linear;

import org.jspecify.annotations.NullMarked;
