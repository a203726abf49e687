package io.glissade.architecture.violation.left;

import io.glissade.architecture.violation.right.Right;

/** Depends on its neighbour, which depends on it. */
public record Left(Right right) {}
