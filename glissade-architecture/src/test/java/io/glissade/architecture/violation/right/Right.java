package io.glissade.architecture.violation.right;

import io.glissade.architecture.violation.left.Left;
import org.jspecify.annotations.Nullable;

/** Depends on its neighbour, which depends on it. */
public record Right(@Nullable Left left) {}
