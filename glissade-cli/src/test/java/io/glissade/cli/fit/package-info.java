@NullMarked
package io.glissade.cli.fit;

import org.jspecify.annotations.NullMarked;
