package org.loyaltyloop.touchpoint;

import java.time.Instant;
import org.loyaltyloop.platform.Author;

/**
 * Who wrote a touchpoint down and when, where the product itself brings in what others wrote down
 * before. It counts for the system's own recordings only: whoever else records signs for himself.
 */
public record WrittenDown(Author by, Instant at) {}
