@NullMarked
package io.glissade.nested.model;

import org.jspecify.annotations.NullMarked;
