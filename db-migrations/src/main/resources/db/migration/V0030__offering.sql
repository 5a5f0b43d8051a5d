-- Offering: product lines and the products in them.
create schema offering;

create table offering.product_line (
    id      uuid primary key,
    code    text collate "C" not null unique,
    name    text             not null,
    name_nl text,
    active  boolean          not null default true,
    version int              not null default 1
);

create table offering.product (
    id       uuid primary key,
    code     text collate "C" not null unique,
    name     text             not null,
    line_id  uuid             not null references offering.product_line,
    price    numeric(18, 2) check (price >= 0),
    currency char(3)          not null default 'EUR',
    active   boolean          not null default true,
    version  int              not null default 1
);
create index product_line_products on offering.product (line_id, code);

create view offering.v_product_line as
select id, code, name, coalesce(name_nl, name) as name_nl, active
from offering.product_line;
