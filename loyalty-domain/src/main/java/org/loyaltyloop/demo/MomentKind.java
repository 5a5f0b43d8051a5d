package org.loyaltyloop.demo;

import static org.loyaltyloop.demo.FirmCalendar.Hours.ANY;
import static org.loyaltyloop.demo.FirmCalendar.Hours.EARLY;
import static org.loyaltyloop.demo.FirmCalendar.Hours.OFFICE;
import static org.loyaltyloop.touchpoint.LoopStage.ENGAGEMENT;
import static org.loyaltyloop.touchpoint.LoopStage.EXPERIENCE;
import static org.loyaltyloop.touchpoint.LoopStage.INSPIRATION;
import static org.loyaltyloop.touchpoint.LoopStage.INTERACTION;
import static org.loyaltyloop.touchpoint.LoopStage.ORIENTATION;
import static org.loyaltyloop.touchpoint.LoopStage.SELECTION;
import static org.loyaltyloop.touchpoint.LoopStage.SERVICE;
import static org.loyaltyloop.touchpoint.LoopStage.TRANSACTION;

import java.util.List;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * The kinds of moment that the demonstration tells, each a type of the catalogue by its name: stage
 * and department, the channels it comes along (the first is the usual one), the system that reports
 * it, when in the day it happens, and which role at the customer it concerns. A test holds it to
 * the catalogue.
 */
enum MomentKind {
    ARTICLE_READ(INSPIRATION, Department.MARKETING, "website", ANY, "INFLUENCER", Channel.WEB),
    WEBINAR_ATTENDED(
            INSPIRATION, Department.MARKETING, "events", OFFICE, "INFLUENCER", Channel.EVENT),
    EVENT_VISITED(INSPIRATION, Department.MARKETING, "events", OFFICE, "INFLUENCER", Channel.EVENT),
    CAMPAIGN_OPENED(INSPIRATION, Department.MARKETING, "mailing", ANY, "", Channel.EMAIL),
    WEB_VISIT(ORIENTATION, Department.MARKETING, "website", ANY, "PURCHASER", Channel.WEB),
    BROCHURE_REQUESTED(ORIENTATION, Department.MARKETING, "website", ANY, "PURCHASER", Channel.WEB),
    DEMO_REQUESTED(
            ORIENTATION, Department.SALES, "website", OFFICE, "USER", Channel.WEB, Channel.PHONE),
    LEAD_FORM(ORIENTATION, Department.MARKETING, "website", ANY, "DECISION_MAKER", Channel.WEB),
    TRADE_FAIR_TALK(ORIENTATION, Department.SALES, "crm", OFFICE, "DECISION_MAKER", Channel.EVENT),
    QUOTE_REQUESTED(
            SELECTION,
            Department.SALES,
            "crm",
            OFFICE,
            "PURCHASER",
            Channel.EMAIL,
            Channel.PHONE,
            Channel.WEB),
    PROPOSAL_DISCUSSED(
            SELECTION,
            Department.SALES,
            "crm",
            OFFICE,
            "DECISION_MAKER",
            Channel.MEETING,
            Channel.PHONE,
            Channel.MEETING),
    TRIAL_STARTED(SELECTION, Department.SALES, "crm", OFFICE, "USER", Channel.WEB, Channel.MEETING),
    REFERENCE_VISIT(SELECTION, Department.SALES, "crm", OFFICE, "DECISION_MAKER", Channel.MEETING),
    OPPORTUNITY_LOST(
            SELECTION,
            Department.SALES,
            "crm",
            OFFICE,
            "DECISION_MAKER",
            Channel.PHONE,
            Channel.EMAIL),
    ORDER_PLACED(
            TRANSACTION,
            Department.SALES,
            "webshop",
            OFFICE,
            "PURCHASER",
            Channel.WEB,
            Channel.WEB,
            Channel.EMAIL,
            Channel.PHONE),
    CONTRACT_SIGNED(
            TRANSACTION, Department.SALES, "crm", OFFICE, "DECISION_MAKER", Channel.MEETING),
    SUBSCRIPTION_RENEWED(
            TRANSACTION,
            Department.SALES,
            "erp",
            OFFICE,
            "DECISION_MAKER",
            Channel.WEB,
            Channel.EMAIL),
    PAYMENT_RECEIVED(TRANSACTION, Department.FINANCE, "erp", EARLY, "FINANCE", Channel.SYSTEM),
    INVOICE_SENT(TRANSACTION, Department.FINANCE, "erp", EARLY, "FINANCE", Channel.EMAIL),
    DELIVERY(EXPERIENCE, Department.OPERATIONS, "erp", EARLY, "USER", Channel.SYSTEM),
    ONBOARDING(EXPERIENCE, Department.OPERATIONS, "crm", OFFICE, "USER", Channel.MEETING),
    USAGE_SIGNAL(EXPERIENCE, Department.PRODUCT, "machines", EARLY, "", Channel.APP),
    TRAINING_FOLLOWED(EXPERIENCE, Department.OPERATIONS, "events", OFFICE, "USER", Channel.EVENT),
    QUESTION(
            SERVICE,
            Department.SERVICE,
            "servicedesk",
            OFFICE,
            "USER",
            Channel.PHONE,
            Channel.EMAIL,
            Channel.CHAT,
            Channel.WEB),
    COMPLAINT(
            SERVICE,
            Department.SERVICE,
            "servicedesk",
            OFFICE,
            "USER",
            Channel.PHONE,
            Channel.PHONE,
            Channel.EMAIL),
    RETURN(
            SERVICE,
            Department.SERVICE,
            "servicedesk",
            OFFICE,
            "PURCHASER",
            Channel.WEB,
            Channel.EMAIL),
    TECHNICIAN_VISIT(SERVICE, Department.SERVICE, "servicedesk", OFFICE, "USER", Channel.MEETING),
    BUSINESS_CONVERSATION(
            INTERACTION,
            Department.SALES,
            "crm",
            OFFICE,
            "DECISION_MAKER",
            Channel.MEETING,
            Channel.PHONE),
    REVIEW(INTERACTION, Department.MARKETING, "website", ANY, "PURCHASER", Channel.WEB),
    SURVEY_ANSWERED(
            INTERACTION, Department.MARKETING, "surveys", ANY, "", Channel.EMAIL, Channel.WEB),
    SOCIAL_REPLY(INTERACTION, Department.MARKETING, "social", ANY, "INFLUENCER", Channel.SOCIAL),
    PROFILE_ANSWERED(
            INTERACTION, Department.MARKETING, "website", OFFICE, "PURCHASER", Channel.WEB),
    REFERRAL(
            ENGAGEMENT,
            Department.SALES,
            "crm",
            OFFICE,
            "DECISION_MAKER",
            Channel.EMAIL,
            Channel.PHONE),
    REFERENCE_GIVEN(
            ENGAGEMENT,
            Department.SALES,
            "crm",
            OFFICE,
            "DECISION_MAKER",
            Channel.MEETING,
            Channel.PHONE),
    COMMUNITY_POST(ENGAGEMENT, Department.MARKETING, "website", ANY, "USER", Channel.WEB),
    CO_CREATION(ENGAGEMENT, Department.PRODUCT, "crm", OFFICE, "USER", Channel.MEETING),
    AMBASSADOR_ACT(
            ENGAGEMENT,
            Department.MARKETING,
            "events",
            OFFICE,
            "DECISION_MAKER",
            Channel.SOCIAL,
            Channel.EVENT),
    CHARITY_VOTE(ENGAGEMENT, Department.MARKETING, "website", ANY, "", Channel.WEB),
    PHONE_CALL_OUT(SERVICE, Department.SERVICE, "servicedesk", OFFICE, "", Channel.PHONE),
    EMAIL_OUT(SERVICE, Department.SERVICE, "servicedesk", OFFICE, "", Channel.EMAIL);

    private final LoopStage stage;
    private final Department department;
    private final String source;
    private final FirmCalendar.Hours hours;
    private final String concerns;
    private final List<Channel> channels;

    MomentKind(
            LoopStage stage,
            Department department,
            String source,
            FirmCalendar.Hours hours,
            String concerns,
            Channel... channels) {
        this.stage = stage;
        this.department = department;
        this.source = source;
        this.hours = hours;
        this.concerns = concerns;
        this.channels = List.of(channels);
    }

    LoopStage stage() {
        return stage;
    }

    Department department() {
        return department;
    }

    /** The system that reports it. */
    String source() {
        return source;
    }

    FirmCalendar.Hours hours() {
        return hours;
    }

    /** The role of the contact it concerns; empty for whichever contact. */
    String concerns() {
        return concerns;
    }

    List<Channel> channels() {
        return channels;
    }

    /** Whether an order, contract or renewal: what counts as a purchase. */
    boolean isPurchase() {
        return this == ORDER_PLACED || this == CONTRACT_SIGNED || this == SUBSCRIPTION_RENEWED;
    }

    /** Whether it is our own message, which moves nobody. */
    boolean isOurMessage() {
        return this == PHONE_CALL_OUT || this == EMAIL_OUT;
    }

    /** Whether the catalogue leaves the stage to the one who records. */
    boolean leavesStageOpen() {
        return isOurMessage() || this == BUSINESS_CONVERSATION;
    }
}
