@NullMarked
package io.glissade.langevin.example;

import org.jspecify.annotations.NullMarked;
