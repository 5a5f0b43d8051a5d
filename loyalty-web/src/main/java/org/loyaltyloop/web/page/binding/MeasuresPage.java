package org.loyaltyloop.web.page.binding;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import org.loyaltyloop.binding.BindingLevel;
import org.loyaltyloop.binding.Measure;
import org.loyaltyloop.binding.MeasureLibrary;

/** The library of measures by level; in pages {@code bindingMeasures}. */
@Named("bindingMeasures")
@RequestScoped
public class MeasuresPage {

    private final MeasureLibrary library;
    private List<Shelf> shelves = List.of();

    @Inject
    MeasuresPage(MeasureLibrary library) {
        this.library = library;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected MeasuresPage() {
        this(null);
    }

    /** The measures of a level, by what presses most. */
    public record Shelf(BindingLevel level, List<Measure> measures) {}

    @PostConstruct
    void load() {
        List<Measure> all = library.all();
        shelves =
                Arrays.stream(BindingLevel.values())
                        .map(
                                level ->
                                        new Shelf(
                                                level,
                                                all.stream()
                                                        .filter(m -> m.level() == level)
                                                        .toList()))
                        .toList();
    }

    /** The levels in their order, with their measures. */
    public List<Shelf> getShelves() {
        return shelves;
    }
}
