package org.loyaltyloop.importing;

import java.time.ZoneId;
import org.loyaltyloop.staff.Actor;

/**
 * The circumstances of a chunk.
 *
 * @param actor whose rights count: who started the run
 * @param run the run
 * @param pass which reading of the file this is, from 1
 * @param zone in which dates without an offset are meant
 * @param seen keys that occurred in earlier rows of a dry run, where nothing is stored to find them
 *     in
 */
public record ImportContext(Actor actor, RunId run, int pass, ZoneId zone, SeenKeys seen) {}
