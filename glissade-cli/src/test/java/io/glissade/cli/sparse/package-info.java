@NullMarked
package io.glissade.cli.sparse;

import org.jspecify.annotations.NullMarked;
