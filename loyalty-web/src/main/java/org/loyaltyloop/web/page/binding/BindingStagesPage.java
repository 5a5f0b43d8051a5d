package org.loyaltyloop.web.page.binding;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.loyaltyloop.binding.BindingGroup;
import org.loyaltyloop.binding.BindingLevel;
import org.loyaltyloop.binding.BindingOverview;
import org.loyaltyloop.binding.BindingOverviewQueries;
import org.loyaltyloop.web.i18n.Formats;

/**
 * Where in the loop the weakly bound are: a page of its own, and a part of the loop's dashboard
 * that is loaded after it; in pages {@code bindingStages}.
 */
@Named("bindingStages")
@RequestScoped
public class BindingStagesPage {

    private final BindingOverviewQueries queries;
    private final BindingAddress address;
    private final Formats formats;
    private List<BindingOverview.Group> groups = List.of();

    @Inject
    BindingStagesPage(BindingOverviewQueries queries, BindingAddress address, Formats formats) {
        this.queries = queries;
        this.address = address;
        this.formats = formats;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected BindingStagesPage() {
        this(null, null, null);
    }

    @PostConstruct
    void load() {
        groups = queries.groups(address.filter(), BindingGroup.STAGE);
    }

    /** The stages, with those that a level binds weakly. */
    public List<GroupTable.Line> getGroups() {
        return new GroupTable(formats, address).lines(BindingGroup.STAGE, groups);
    }

    /** The levels in their order. */
    public BindingLevel[] getLevels() {
        return BindingLevel.values();
    }

    /** The overview of the same accounts. */
    public String getOverviewLink() {
        return address.overview();
    }
}
