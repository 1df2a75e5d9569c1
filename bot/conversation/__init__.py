"""The conversation's core: events, screens, actions, the router, and what is kept between them."""
