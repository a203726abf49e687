@NullMarked
package io.glissade.langevin.search;

import org.jspecify.annotations.NullMarked;
