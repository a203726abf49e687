package io.glissade.cli.minimise;

import io.glissade.langevin.search.GlobalSearch;
import io.glissade.report.search.SearchRecord;
import java.util.List;

/**
 * What a search left.
 *
 * @param plan the search as it was run
 * @param scale what step and temperature were chosen from
 * @param progress how low each method came, and when
 * @param certificate of the best point
 */
record Searched<V>(
        GlobalSearch plan,
        SearchScale scale,
        GlobalSearch.Found<V> found,
        List<SearchRecord.Competitor> progress,
        SearchRecord.Certificate certificate) {}
