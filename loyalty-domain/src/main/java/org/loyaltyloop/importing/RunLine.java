package org.loyaltyloop.importing;

import java.util.Optional;
import java.util.UUID;

/**
 * What became of one thing, as reports show it.
 *
 * @param seq its place among the run's lines
 * @param row the row's number in the file
 * @param output the mapping's output; empty for the row itself
 * @param thing the kind of record, or {@link ImportResult#ROW}
 * @param outcome what became of it
 * @param target the record's id
 * @param code the reason's code; empty where none is needed
 * @param subject the column or field at fault
 * @param value what stood there, shortened
 * @param undo what became of it when the run was undone: {@link Importer#UNDONE} or the code of why
 *     not
 */
public record RunLine(
        long seq,
        long row,
        String output,
        String thing,
        Outcome outcome,
        Optional<UUID> target,
        String code,
        String subject,
        String value,
        Optional<String> undo) {}
