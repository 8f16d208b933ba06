"""Files about surveys that leave."""
