"""Forms of the organisation. They read what was typed; rules live in models, calculators and actions."""
