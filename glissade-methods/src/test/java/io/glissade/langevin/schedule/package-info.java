@NullMarked
package io.glissade.langevin.schedule;

import org.jspecify.annotations.NullMarked;
