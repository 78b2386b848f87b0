"""What a person can do with Coach, one verb each; every face stands on these."""
