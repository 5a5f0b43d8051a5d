package org.loyaltyloop.web.page.conversations;

import jakarta.faces.context.FacesContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody who may have taken part.
 *
 * @param id as text
 * @param chosen whether they did
 */
public record PersonChoice(String id, String name, boolean chosen) {

    /** Everybody who can be chosen, those chosen first in their order, others as they come. */
    static <P> List<PersonChoice> of(
            List<P> people, Function<P, Object> id, Function<P, String> name, String chosen) {
        List<String> ids = ConversationTexts.ids(chosen);
        return people.stream()
                .map(
                        person -> {
                            String own = id.apply(person).toString();
                            return new PersonChoice(own, name.apply(person), ids.contains(own));
                        })
                .sorted(
                        Comparator.comparing(
                                choice ->
                                        choice.chosen()
                                                ? ids.indexOf(choice.id())
                                                : Integer.MAX_VALUE))
                .toList();
    }

    /** The ids that were sent under a name, those that could not be chosen left out. */
    static String sent(String name, List<PersonChoice> offered) {
        String[] sent =
                FacesContext.getCurrentInstance()
                        .getExternalContext()
                        .getRequestParameterValuesMap()
                        .get(name);
        List<String> known = offered.stream().map(PersonChoice::id).toList();
        return Stream.ofNullable(sent)
                .flatMap(Arrays::stream)
                .filter(Objects::nonNull)
                .filter(known::contains)
                .distinct()
                .collect(Collectors.joining(","));
    }
}
