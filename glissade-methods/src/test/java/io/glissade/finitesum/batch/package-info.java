@NullMarked
package io.glissade.finitesum.batch;

import org.jspecify.annotations.NullMarked;
