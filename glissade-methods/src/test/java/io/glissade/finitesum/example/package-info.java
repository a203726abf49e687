@NullMarked
package io.glissade.finitesum.example;

import org.jspecify.annotations.NullMarked;
