# only


# comments
